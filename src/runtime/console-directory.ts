import { Readable } from "node:stream";
import type { AnyCommand } from "../../commands/context.ts";
import type { ConsoleDirectory, ConsolePerson } from "../adapters/console/directory.ts";
import { shownName, usage } from "../chat/usage.ts";
import type { Clock } from "../clock.ts";
import { decode } from "../delivery/delivery.ts";
import { createKeptFiles } from "../exchange/kept-files.ts";
import { makeBoard } from "../domain/boards/board.ts";
import { headlineOn } from "../domain/boards/rules.ts";
import type { Member, Unit } from "../domain/model.ts";
import { settingOf, type Setting } from "../domain/setting.ts";
import type { Store, StoreTx } from "../store/port.ts";
import { boardMessage } from "../views/board.ts";
import { catalogueOf } from "../locales/index.ts";
import { viewOf } from "../views/view.ts";
import { offered } from "./access.ts";
import type { Defaults } from "./organization.ts";

const mostPeople = 60;
const mostRecent = 200;

/** What the console shows of the store: one organisation's people, channels and board. */
export function createConsoleDirectory(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly commands: readonly AnyCommand[];
  readonly key: string;
  readonly defaults: Defaults;
}): ConsoleDirectory {
  const { store, clock, commands, key, defaults } = deps;
  const kept = createKeptFiles(store, () => clock.now());
  const { locale } = defaults;

  const within = <T>(work: (tx: StoreTx, setting: Setting) => Promise<T>, otherwise: T): Promise<T> =>
    store.read(async (tx) => {
      const org = await tx.organizations.byKey(key);
      return org ? work(tx, settingOf(org)) : otherwise;
    });

  return {
    organisation: () =>
      within(async (_tx, { org }) => ({ name: org.name, demo: org.demo, timezone: org.timezone }), {
        name: "",
        demo: false,
        timezone: defaults.timezone,
      }),
    people: () =>
      within(async (tx, { org }) => {
        const members = await tx.people.list(org.id, { offset: 0, limit: mostPeople });
        const reach = await tx.people.identities(
          org.id,
          members.map((member) => member.id),
        );
        const units = await tx.units.list(org.id);
        return members.flatMap((member): ConsolePerson[] => {
          const own = reach.find((item) => item.memberId === member.id && item.identity.platform === "console");
          return own && member.active ? [describePerson(member, own.identity.id, units, locale)] : [];
        });
      }, []),
    person: (id) =>
      within(async (tx, { org }) => {
        const member = await tx.people.byIdentity(org.id, { platform: "console", workspace: key, id });
        return member?.active ? describePerson(member, id, await tx.units.list(org.id), locale) : undefined;
      }, undefined),
    channels: () =>
      within(async (tx, { org }) => {
        const channels = (await tx.channels.list(org.id)).filter((channel) => channel.address.platform === "console");
        const units = await tx.units.list(org.id);
        return channels.map((channel) => {
          const unit = units.find((item) => item.id === channel.unitId)?.name;
          return {
            id: channel.address.id,
            name: channel.name,
            members: "everyone" as const,
            ...(unit === undefined ? {} : { unit }),
          };
        });
      }, []),
    commands: () =>
      within(
        async (_tx, { pack }) =>
          offered(commands, pack).map((command) => ({
            name: `/${shownName(command, locale)}`,
            usage: usage(command, locale),
            summary: command.summary[locale],
          })),
        [],
      ),
    board: () =>
      within(async (tx, setting) => {
        const { org, pack } = setting;
        const group = pack.groups[0]?.code;
        if (group === undefined) return undefined;
        const work = { tx, org, pack, now: clock.now() };
        const metric = await headlineOn(work, group);
        return boardMessage(viewOf(setting, org.locale), await makeBoard(work, { period: "year", group, metric }));
      }, undefined),
    async recent() {
      const rows = await store.outbox.recent("console", mostRecent);
      const deliveries = rows.map((row) => ({ ...row, ...decode(row.body) }));
      // What was changed after it was posted comes back as it was last: a card may have been made to say less.
      const changed = new Map(
        deliveries.flatMap(({ postedId, target, message }) =>
          target.kind === "update" ? [[postedId, message] as const] : [],
        ),
      );
      return deliveries.flatMap(({ postedId, target, message, file, settledAt }) => {
        const post = {
          id: postedId,
          message: changed.get(postedId) ?? message,
          at: settledAt,
          ...(file === undefined ? {} : { file: { name: file.name, ref: String(file.exchange) } }),
        };
        if (target.kind === "post") return [{ ...post, place: target.place.id }];
        return target.kind === "direct" ? [{ ...post, place: `dm:${target.person.id}` }] : [];
      });
    },
    async keepFile({ name, person }, bytes) {
      const org = await store.read((tx) => tx.organizations.byKey(key));
      if (!org) throw new Error("the console has no organisation");
      const via = `console:${key}/${person ?? "assistant"}`;
      return String(await kept.keep({ orgId: org.id, personId: 0, via, name }, Readable.from([bytes])));
    },
    openFile: (ref) => kept.open(Number(ref)),
  };
}

/** How the console shows somebody. */
export function describePerson(
  member: Member,
  id: string,
  units: readonly Unit[],
  locale: Defaults["locale"],
): ConsolePerson {
  const { admin } = catalogueOf(locale);
  const unit = units.find((item) => item.id === member.unitId)?.shortName;
  const rank = (["admin", "coordinator", "leader", "verifier", "member"] as const).find((name) =>
    member.roles.some((role) => role.name === name),
  );
  return {
    id,
    name: member.name,
    ...(rank ? { title: admin.roles[rank] } : {}),
    ...(unit === undefined ? {} : { unit }),
  };
}
