-- AlterTable
ALTER TABLE "Channel" ADD COLUMN     "posts" JSONB;

-- AlterTable
ALTER TABLE "BoardIssue" DROP CONSTRAINT "BoardIssue_pkey",
DROP COLUMN "group",
DROP COLUMN "metric",
DROP COLUMN "ranks",
ADD COLUMN     "asOf" TIMESTAMP(3),
ADD COLUMN     "hash" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'daily',
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD CONSTRAINT "BoardIssue_pkey" PRIMARY KEY ("orgId", "channelId", "kind", "number", "revision");

-- Boards posted before they were kept go on counting: their number stays, what they said is not known.
UPDATE "BoardIssue" SET "asOf" = "at";
ALTER TABLE "BoardIssue" ALTER COLUMN "asOf" SET NOT NULL,
ALTER COLUMN "hash" DROP DEFAULT,
ALTER COLUMN "kind" DROP DEFAULT,
ALTER COLUMN "revision" DROP DEFAULT;

-- CreateTable
CREATE TABLE "Edition" (
    "orgId" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "data" TEXT NOT NULL,

    CONSTRAINT "Edition_pkey" PRIMARY KEY ("orgId","hash")
);

-- CreateTable
CREATE TABLE "Correction" (
    "orgId" INTEGER NOT NULL,
    "project" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "handled" BOOLEAN NOT NULL,

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("orgId","project","seq")
);

-- CreateTable
CREATE TABLE "Fact" (
    "orgId" INTEGER NOT NULL,
    "project" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "day" TEXT NOT NULL,

    CONSTRAINT "Fact_pkey" PRIMARY KEY ("orgId","project","name","unitId")
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
    "addedAt" TIMESTAMP(3) NOT NULL,
    "activatedAt" TIMESTAMP(3),
    "reason" TEXT,

    CONSTRAINT "RuleSet_pkey" PRIMARY KEY ("orgId","code","version")
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

    CONSTRAINT "Mark_pkey" PRIMARY KEY ("orgId","number")
);

-- CreateIndex
CREATE INDEX "Correction_orgId_handled_at_idx" ON "Correction"("orgId", "handled", "at");

-- CreateIndex
CREATE INDEX "Fact_orgId_unitId_kind_day_idx" ON "Fact"("orgId", "unitId", "kind", "day");

-- CreateIndex
CREATE INDEX "Mark_orgId_day_idx" ON "Mark"("orgId", "day");

-- Names of figures are sorted by their bytes, as SQLite does: in most languages' order what begins alike does not stand together.
ALTER TABLE "Rollup" ALTER COLUMN "metric" SET DATA TYPE TEXT COLLATE "C";
