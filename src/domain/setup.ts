import { firstClocks } from "./clocks.ts";
import type { Organization } from "./model.ts";
import type { OrganizationDraft } from "./ports.ts";
import { recordOrganization } from "./record.ts";
import { assistant, type Work } from "./work.ts";

/** The organisation of this key, made on first use; its creation is the first entry of its ledger. */
export async function ensureOrganization(
  base: Omit<Work, "org" | "actor">,
  draft: OrganizationDraft,
): Promise<Organization> {
  const org = await base.tx.organizations.ensure(draft);
  const head = await base.tx.ledger.head(org.id, "organization", 0);
  if (head.seq === 0) {
    await base.tx.organizations.setFigures(org.id, base.pack.version);
    await base.tx.organizations.setClocks(org.id, firstClocks({ org, pack: base.pack }), null);
    await recordOrganization({ ...base, org, actor: assistant }, "organization", 0, { organization: [null, draft] });
  }
  return org;
}
