-- CreateTable
CREATE TABLE "Card" (
    "id" SERIAL NOT NULL,
    "orgId" INTEGER NOT NULL,
    "project" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "thread" TEXT,
    "spot" TEXT NOT NULL,
    "postedId" TEXT NOT NULL,
    "postedAt" TIMESTAMP(3) NOT NULL,
    "reader" TEXT,
    "seq" INTEGER NOT NULL,
    "step" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'living',
    "frozen" BOOLEAN NOT NULL DEFAULT false,
    "due" TIMESTAMP(3),
    "shown" TEXT,
    "shownAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "outbox" INTEGER,

    CONSTRAINT "Card_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Card_orgId_project_state_idx" ON "Card"("orgId", "project", "state");

-- CreateIndex
CREATE INDEX "Card_due_idx" ON "Card"("due");

-- CreateIndex
CREATE INDEX "Card_shownAt_idx" ON "Card"("shownAt");

-- CreateIndex
CREATE UNIQUE INDEX "Card_platform_workspace_place_postedId_key" ON "Card"("platform", "workspace", "place", "postedId");
