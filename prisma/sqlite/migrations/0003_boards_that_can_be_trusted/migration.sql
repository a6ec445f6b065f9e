-- AlterTable
ALTER TABLE "Channel" ADD COLUMN "posts" JSONB;

-- CreateTable
CREATE TABLE "Edition" (
    "orgId" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "data" TEXT NOT NULL,

    PRIMARY KEY ("orgId", "hash")
);

-- CreateTable
CREATE TABLE "Correction" (
    "orgId" INTEGER NOT NULL,
    "project" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "handled" BOOLEAN NOT NULL,

    PRIMARY KEY ("orgId", "project", "seq")
);

-- CreateTable
CREATE TABLE "Fact" (
    "orgId" INTEGER NOT NULL,
    "project" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "day" TEXT NOT NULL,

    PRIMARY KEY ("orgId", "project", "name", "unitId")
);

-- CreateTable
CREATE TABLE "RuleSet" (
    "orgId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "fromDay" TEXT NOT NULL,
    "toDay" TEXT,
    "addedAt" DATETIME NOT NULL,
    "activatedAt" DATETIME,
    "reason" TEXT,

    PRIMARY KEY ("orgId", "code", "version")
);

-- CreateTable
CREATE TABLE "Mark" (
    "orgId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "value" BIGINT NOT NULL,
    "basis" TEXT NOT NULL,
    "voided" BOOLEAN NOT NULL,

    PRIMARY KEY ("orgId", "number")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_BoardIssue" (
    "orgId" INTEGER NOT NULL,
    "channelId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "asOf" DATETIME NOT NULL,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("orgId", "channelId", "kind", "number", "revision")
);
-- Boards posted before they were kept go on counting: their number stays, what they said is not known.
INSERT INTO "new_BoardIssue" ("orgId", "channelId", "kind", "number", "revision", "day", "at", "asOf", "hash")
SELECT "orgId", "channelId", 'daily', "number", 0, "day", "at", "at", '' FROM "BoardIssue";
DROP TABLE "BoardIssue";
ALTER TABLE "new_BoardIssue" RENAME TO "BoardIssue";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Correction_orgId_handled_at_idx" ON "Correction"("orgId", "handled", "at");

-- CreateIndex
CREATE INDEX "Fact_orgId_unitId_kind_day_idx" ON "Fact"("orgId", "unitId", "kind", "day");

-- CreateIndex
CREATE INDEX "Mark_orgId_day_idx" ON "Mark"("orgId", "day");
