-- CreateTable
CREATE TABLE "Card" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "orgId" INTEGER NOT NULL,
    "project" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "thread" TEXT,
    "spot" TEXT NOT NULL,
    "postedId" TEXT NOT NULL,
    "postedAt" DATETIME NOT NULL,
    "reader" TEXT,
    "seq" INTEGER NOT NULL,
    "step" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'living',
    "frozen" BOOLEAN NOT NULL DEFAULT false,
    "due" DATETIME,
    "shown" TEXT,
    "shownAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "outbox" INTEGER
);

-- CreateIndex
CREATE INDEX "Card_orgId_project_state_idx" ON "Card"("orgId", "project", "state");

-- CreateIndex
CREATE INDEX "Card_due_idx" ON "Card"("due");

-- CreateIndex
CREATE INDEX "Card_shownAt_idx" ON "Card"("shownAt");

-- CreateIndex
CREATE UNIQUE INDEX "Card_platform_workspace_place_postedId_key" ON "Card"("platform", "workspace", "place", "postedId");
