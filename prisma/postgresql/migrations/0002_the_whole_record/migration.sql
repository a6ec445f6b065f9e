-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "figures" TEXT;

-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "extra" JSONB,
ADD COLUMN     "introducedBy" INTEGER,
ADD COLUMN     "investor" INTEGER,
ADD COLUMN     "partners" TEXT,
ADD COLUMN     "sideState" TEXT;

-- AlterTable
-- Stream 0 has always been the organisation's own, every other one a project's.
ALTER TABLE "Entry" ADD COLUMN     "subject" TEXT;
UPDATE "Entry" SET "subject" = CASE "stream" WHEN 0 THEN 'organization' ELSE 'project' END;
ALTER TABLE "Entry" ALTER COLUMN "subject" SET NOT NULL,
DROP CONSTRAINT "Entry_pkey",
ADD CONSTRAINT "Entry_pkey" PRIMARY KEY ("orgId", "subject", "stream", "seq");

-- CreateTable
CREATE TABLE "Sequence" (
    "orgId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "next" INTEGER NOT NULL,

    CONSTRAINT "Sequence_pkey" PRIMARY KEY ("orgId","name")
);

-- CreateTable
CREATE TABLE "Investor" (
    "orgId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "creditCode" TEXT,
    "parent" TEXT,
    "country" TEXT,
    "unitId" INTEGER NOT NULL,
    "mergedInto" INTEGER,
    "voided" BOOLEAN NOT NULL,
    "extra" JSONB NOT NULL,
    "seq" INTEGER NOT NULL,
    "head" TEXT NOT NULL,
    "searchText" TEXT NOT NULL,

    CONSTRAINT "Investor_pkey" PRIMARY KEY ("orgId","number")
);

-- CreateTable
CREATE TABLE "InvestorKey" (
    "orgId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "investor" INTEGER NOT NULL,

    CONSTRAINT "InvestorKey_pkey" PRIMARY KEY ("orgId","kind","key","investor")
);

-- CreateTable
CREATE TABLE "Part" (
    "orgId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "project" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "day" TEXT NOT NULL,

    CONSTRAINT "Part_pkey" PRIMARY KEY ("orgId","kind","number")
);

-- CreateTable
CREATE TABLE "Due" (
    "orgId" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "unitId" INTEGER NOT NULL,
    "ownerId" INTEGER NOT NULL,

    CONSTRAINT "Due_pkey" PRIMARY KEY ("orgId","subject","number","kind")
);

-- CreateTable
CREATE TABLE "Outing" (
    "orgId" INTEGER NOT NULL,
    "project" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "firm" TEXT NOT NULL,
    "city" TEXT,
    "details" JSONB NOT NULL,

    CONSTRAINT "Outing_pkey" PRIMARY KEY ("orgId","project","seq")
);

-- CreateTable
CREATE TABLE "Chain" (
    "id" SERIAL NOT NULL,
    "orgId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "fromYear" INTEGER NOT NULL,
    "toYear" INTEGER,
    "details" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL,

    CONSTRAINT "Chain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Request" (
    "orgId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "company" TEXT NOT NULL,
    "investor" INTEGER,
    "project" INTEGER,
    "unitId" INTEGER NOT NULL,
    "ownerId" INTEGER,
    "reporterId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "secrecy" TEXT NOT NULL,
    "loggedAt" TIMESTAMP(3) NOT NULL,
    "due" TEXT,
    "extra" JSONB NOT NULL,
    "seq" INTEGER NOT NULL,
    "head" TEXT NOT NULL,
    "searchText" TEXT NOT NULL,

    CONSTRAINT "Request_pkey" PRIMARY KEY ("orgId","number")
);

-- CreateTable
CREATE TABLE "RatingLink" (
    "tokenHash" TEXT NOT NULL,
    "orgId" INTEGER NOT NULL,
    "request" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "RatingLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "Rating" (
    "orgId" INTEGER NOT NULL,
    "request" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "stars" INTEGER NOT NULL,
    "comment" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Rating_pkey" PRIMARY KEY ("orgId","request")
);

-- CreateTable
CREATE TABLE "LinkCode" (
    "codeHash" TEXT NOT NULL,
    "orgId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LinkCode_pkey" PRIMARY KEY ("codeHash")
);

-- CreateTable
CREATE TABLE "Exchange" (
    "id" SERIAL NOT NULL,
    "orgId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "touchedAt" TIMESTAMP(3) NOT NULL,
    "owner" TEXT NOT NULL,
    "leaseUntil" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Exchange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExchangeChunk" (
    "exchange" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "ExchangeChunk_pkey" PRIMARY KEY ("exchange","part")
);

-- CreateIndex
CREATE INDEX "Investor_orgId_creditCode_idx" ON "Investor"("orgId", "creditCode");

-- CreateIndex
CREATE INDEX "InvestorKey_orgId_investor_idx" ON "InvestorKey"("orgId", "investor");

-- CreateIndex
CREATE INDEX "Part_orgId_kind_state_number_idx" ON "Part"("orgId", "kind", "state", "number");

-- CreateIndex
CREATE INDEX "Part_orgId_project_idx" ON "Part"("orgId", "project");

-- CreateIndex
CREATE INDEX "Due_orgId_kind_at_idx" ON "Due"("orgId", "kind", "at");

-- CreateIndex
CREATE INDEX "Due_orgId_ownerId_at_idx" ON "Due"("orgId", "ownerId", "at");

-- CreateIndex
CREATE INDEX "Outing_orgId_day_idx" ON "Outing"("orgId", "day");

-- CreateIndex
CREATE INDEX "Outing_orgId_firm_day_idx" ON "Outing"("orgId", "firm", "day");

-- CreateIndex
CREATE INDEX "Outing_orgId_unitId_day_idx" ON "Outing"("orgId", "unitId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "Chain_orgId_name_key" ON "Chain"("orgId", "name");

-- CreateIndex
CREATE INDEX "Request_orgId_unitId_due_idx" ON "Request"("orgId", "unitId", "due");

-- CreateIndex
CREATE INDEX "Request_orgId_ownerId_due_idx" ON "Request"("orgId", "ownerId", "due");

-- CreateIndex
CREATE INDEX "Request_orgId_due_idx" ON "Request"("orgId", "due");

-- CreateIndex
CREATE INDEX "Request_orgId_project_idx" ON "Request"("orgId", "project");

-- CreateIndex
CREATE INDEX "RatingLink_orgId_request_idx" ON "RatingLink"("orgId", "request");

-- CreateIndex
CREATE INDEX "RatingLink_orgId_unitId_createdAt_idx" ON "RatingLink"("orgId", "unitId", "createdAt");

-- CreateIndex
CREATE INDEX "Rating_orgId_unitId_at_idx" ON "Rating"("orgId", "unitId", "at");

-- CreateIndex
CREATE INDEX "LinkCode_orgId_personId_idx" ON "LinkCode"("orgId", "personId");

-- CreateIndex
CREATE INDEX "Exchange_state_leaseUntil_idx" ON "Exchange"("state", "leaseUntil");

-- CreateIndex
CREATE INDEX "Exchange_orgId_personId_createdAt_idx" ON "Exchange"("orgId", "personId", "createdAt");

-- CreateIndex
CREATE INDEX "Project_orgId_investor_idx" ON "Project"("orgId", "investor");

-- CreateIndex
CREATE INDEX "Project_orgId_introducedBy_idx" ON "Project"("orgId", "introducedBy");

-- CreateIndex
CREATE INDEX "Project_orgId_name_idx" ON "Project"("orgId", "name");

-- CreateIndex
CREATE INDEX "Project_orgId_creditCode_idx" ON "Project"("orgId", "creditCode");

-- CreateIndex
CREATE INDEX "Project_orgId_sideState_voided_progressAt_idx" ON "Project"("orgId", "sideState", "voided", "progressAt");
