-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Organization" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "pack" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL,
    "nextNumber" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Workspace" (
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "orgId" INTEGER NOT NULL,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("platform","workspace")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" SERIAL NOT NULL,
    "orgId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" SERIAL NOT NULL,
    "orgId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "unitId" INTEGER,
    "active" BOOLEAN NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Identity" (
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "orgId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("platform","workspace","externalId")
);

-- CreateTable
CREATE TABLE "Role" (
    "orgId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,

    CONSTRAINT "Role_pkey" PRIMARY KEY ("orgId","personId","name","unitId")
);

-- CreateTable
CREATE TABLE "Channel" (
    "id" SERIAL NOT NULL,
    "orgId" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "boardAt" TEXT NOT NULL,
    "staleAt" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "orgId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "codeName" TEXT NOT NULL,
    "company" TEXT,
    "currency" TEXT,
    "amountMinor" BIGINT,
    "chain" TEXT,
    "chainRole" TEXT,
    "stage" TEXT NOT NULL,
    "reached" JSONB NOT NULL,
    "evidence" JSONB NOT NULL,
    "origin" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "contact" TEXT,
    "via" TEXT,
    "referrer" TEXT,
    "secrecy" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "next" JSONB,
    "needs" TEXT,
    "creditCode" TEXT,
    "country" TEXT,
    "note" TEXT,
    "loggedAt" TIMESTAMP(3) NOT NULL,
    "progressAt" TIMESTAMP(3) NOT NULL,
    "voided" BOOLEAN NOT NULL,
    "seq" INTEGER NOT NULL,
    "head" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3),
    "searchText" TEXT NOT NULL,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("orgId","number")
);

-- CreateTable
CREATE TABLE "Entry" (
    "orgId" INTEGER NOT NULL,
    "stream" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorId" INTEGER NOT NULL,
    "via" TEXT NOT NULL,
    "delivery" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "prev" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "Entry_pkey" PRIMARY KEY ("orgId","stream","seq")
);

-- CreateTable
CREATE TABLE "Rollup" (
    "orgId" INTEGER NOT NULL,
    "scale" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "origin" TEXT NOT NULL,
    "value" BIGINT NOT NULL,

    CONSTRAINT "Rollup_pkey" PRIMARY KEY ("orgId","scale","metric","period","unitId","origin")
);

-- CreateTable
CREATE TABLE "Target" (
    "orgId" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "unitId" INTEGER NOT NULL,
    "value" BIGINT NOT NULL,

    CONSTRAINT "Target_pkey" PRIMARY KEY ("orgId","year","metric","unitId")
);

-- CreateTable
CREATE TABLE "BoardIssue" (
    "orgId" INTEGER NOT NULL,
    "channelId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "group" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "ranks" JSONB NOT NULL,

    CONSTRAINT "BoardIssue_pkey" PRIMARY KEY ("orgId","channelId","number")
);

-- CreateTable
CREATE TABLE "Claim" (
    "orgId" INTEGER NOT NULL,
    "job" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("orgId","job","target","slot")
);

-- CreateTable
CREATE TABLE "Inbox" (
    "key" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "done" BOOLEAN NOT NULL DEFAULT false,
    "doneAt" TIMESTAMP(3),
    "owner" TEXT NOT NULL,
    "leaseUntil" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Inbox_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "notBefore" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "owner" TEXT NOT NULL,
    "leaseUntil" TIMESTAMP(3) NOT NULL,
    "settledAt" TIMESTAMP(3),
    "postedId" TEXT,
    "error" TEXT,

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Organization_key_key" ON "Organization"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_orgId_code_key" ON "Unit"("orgId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_orgId_name_key" ON "Unit"("orgId", "name");

-- CreateIndex
CREATE INDEX "Person_orgId_name_idx" ON "Person"("orgId", "name");

-- CreateIndex
CREATE INDEX "Person_orgId_unitId_idx" ON "Person"("orgId", "unitId");

-- CreateIndex
CREATE INDEX "Identity_orgId_personId_idx" ON "Identity"("orgId", "personId");

-- CreateIndex
CREATE INDEX "Role_orgId_name_unitId_idx" ON "Role"("orgId", "name", "unitId");

-- CreateIndex
CREATE INDEX "Channel_orgId_unitId_idx" ON "Channel"("orgId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Channel_platform_workspace_externalId_key" ON "Channel"("platform", "workspace", "externalId");

-- CreateIndex
CREATE INDEX "Project_orgId_voided_progressAt_idx" ON "Project"("orgId", "voided", "progressAt");

-- CreateIndex
CREATE INDEX "Project_orgId_unitId_voided_progressAt_idx" ON "Project"("orgId", "unitId", "voided", "progressAt");

-- CreateIndex
CREATE INDEX "Project_orgId_ownerId_voided_progressAt_idx" ON "Project"("orgId", "ownerId", "voided", "progressAt");

-- CreateIndex
CREATE INDEX "Project_orgId_stage_voided_progressAt_idx" ON "Project"("orgId", "stage", "voided", "progressAt");

-- CreateIndex
CREATE INDEX "Project_orgId_chain_voided_progressAt_idx" ON "Project"("orgId", "chain", "voided", "progressAt");

-- CreateIndex
CREATE INDEX "Project_orgId_ownerId_dueAt_idx" ON "Project"("orgId", "ownerId", "dueAt");

-- CreateIndex
CREATE INDEX "Project_orgId_unitId_dueAt_idx" ON "Project"("orgId", "unitId", "dueAt");

-- CreateIndex
CREATE INDEX "Project_orgId_dueAt_ownerId_idx" ON "Project"("orgId", "dueAt", "ownerId");

-- CreateIndex
CREATE INDEX "Entry_orgId_actorId_at_idx" ON "Entry"("orgId", "actorId", "at");

-- CreateIndex
CREATE INDEX "Entry_orgId_unitId_at_idx" ON "Entry"("orgId", "unitId", "at");

-- CreateIndex
CREATE INDEX "Inbox_done_leaseUntil_idx" ON "Inbox"("done", "leaseUntil");

-- CreateIndex
CREATE INDEX "Inbox_done_receivedAt_idx" ON "Inbox"("done", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_key_key" ON "Outbox"("key");

-- CreateIndex
CREATE INDEX "Outbox_state_leaseUntil_idx" ON "Outbox"("state", "leaseUntil");

-- CreateIndex
CREATE INDEX "Outbox_state_settledAt_idx" ON "Outbox"("state", "settledAt");

-- CreateIndex
CREATE INDEX "Outbox_platform_state_id_idx" ON "Outbox"("platform", "state", "id");
