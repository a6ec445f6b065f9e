-- DropIndex
DROP INDEX "Project_orgId_dueAt_ownerId_idx";

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "calendar" JSONB,
ADD COLUMN     "clocks" TEXT,
ADD COLUMN     "policy" TEXT;

-- AlterTable
ALTER TABLE "Unit" ADD COLUMN     "hours" JSONB,
ADD COLUMN     "timezone" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "quiet" JSONB;

-- CreateTable
CREATE TABLE "Trouble" (
    "orgId" INTEGER NOT NULL,
    "job" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "error" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Trouble_pkey" PRIMARY KEY ("orgId","job","target","slot")
);

-- CreateTable
CREATE TABLE "Snooze" (
    "orgId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "until" TEXT NOT NULL,

    CONSTRAINT "Snooze_pkey" PRIMARY KEY ("orgId","personId","subject","number")
);

-- CreateTable
CREATE TABLE "Told" (
    "orgId" INTEGER NOT NULL,
    "hearer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "stint" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    "last" TEXT NOT NULL,

    CONSTRAINT "Told_pkey" PRIMARY KEY ("orgId","hearer","subject","number","kind")
);

-- CreateTable
CREATE TABLE "Unreachable" (
    "orgId" INTEGER NOT NULL,
    "target" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "error" TEXT NOT NULL,
    "toldAt" TIMESTAMP(3),

    CONSTRAINT "Unreachable_pkey" PRIMARY KEY ("orgId","target")
);

-- CreateIndex
CREATE INDEX "Snooze_orgId_subject_number_idx" ON "Snooze"("orgId", "subject", "number");

-- CreateIndex
CREATE INDEX "Told_orgId_subject_number_idx" ON "Told"("orgId", "subject", "number");

-- CreateIndex
CREATE INDEX "Unreachable_orgId_toldAt_idx" ON "Unreachable"("orgId", "toldAt");

-- CreateIndex
CREATE INDEX "Project_orgId_dueAt_ownerId_unitId_idx" ON "Project"("orgId", "dueAt", "ownerId", "unitId");

-- CreateIndex
CREATE INDEX "Claim_orgId_target_slot_idx" ON "Claim"("orgId", "target", "slot");

-- CreateIndex
CREATE INDEX "Claim_orgId_slot_idx" ON "Claim"("orgId", "slot");
