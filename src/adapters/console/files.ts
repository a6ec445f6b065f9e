import type { FileRef } from "../../address.ts";
import type { Invocation } from "../../chat/port.ts";
import type { Route, RouteRequest, RouteResponse } from "../../route.ts";
import { refuse, sameOriginFile, sameOriginRead } from "../../guard.ts";
import { parseSay, toInvocation } from "./inbound.ts";
import { consoleLimits } from "./limits.ts";
import { actingAs, isRefusal } from "./access.ts";
import { isFor } from "./journal.ts";
import { audienceOf, sees } from "./places.ts";
import type { ConsoleRouteDeps } from "./routes.ts";

/**
 * Files of the console: one that is sent with a line (`POST`, the file's bytes as they are), and one that the assistant
 * gave (`GET`), for whoever sees the entry it stands in.
 */
export function fileRoutes(deps: ConsoleRouteDeps): readonly Route[] {
  return [
    {
      method: "POST",
      path: "/console/file",
      bodyLimit: consoleLimits.file,
      handle: async (request) =>
        deps.gate.host(request) ?? sameOriginFile(deps.gate.ownHosts)(request) ?? receive(deps, request),
    },
    {
      method: "GET",
      path: "/console/file",
      handle: async (request) => deps.gate.host(request) ?? sameOriginRead(request) ?? give(deps, request),
    },
  ];
}

/** The address says who, where and with which line; a file that is stored is as good as a line that is. */
async function receive(deps: ConsoleRouteDeps, request: RouteRequest): Promise<RouteResponse> {
  const { directory, journal, clock, workspace, logger, gate } = deps;
  const { as, place, id, line = "", name = "" } = request.query;
  // A file may come without a word; everything else is as with a line.
  const said = parseSay(JSON.stringify({ kind: "line", id, person: as, place, line: line.trim() || "-" }));
  if (!said || said.kind !== "line" || name === "" || name.length > consoleLimits.label || request.body.length === 0)
    return refuse(400, "malformed");
  const caller = await actingAs(gate, request, said.person, () => directory.person(said.person));
  if (isRefusal(caller)) return caller;
  const [people, audience] = await Promise.all([directory.people(), audienceOf(said.place, directory)]);
  if (!audience || !sees(caller.id, audience)) return refuse(404, "nowhere");
  const at = clock.now();
  const order = journal.reserve();
  try {
    const ref = await directory.keepFile({ name, person: caller.id }, request.body);
    const accept = deps.taking();
    if (!accept) return refuse(503, "unavailable");
    const file: FileRef = { platform: "console", workspace, name, size: request.body.length, ref };
    const invocation: Invocation = toInvocation(said, { workspace, caller, people, at });
    await accept({ ...invocation, line: line.trim() === "" ? "" : invocation.line, files: [file] });
  } catch (error) {
    logger.error({ error, delivery: said.id }, "console file not stored");
    return refuse(503, "unavailable");
  }
  const shown = [`📎 ${name}`, line.trim()].filter((part) => part !== "").join("\n");
  journal.add(
    { kind: "said", id: `s-${said.id}`, place: said.place, at, person: caller.id, name: caller.name, line: shown },
    audience,
    order,
  );
  return { status: 202, headers: { "cache-control": "no-store" } };
}

async function give(deps: ConsoleRouteDeps, request: RouteRequest): Promise<RouteResponse> {
  const { directory, journal, gate } = deps;
  const { as = "", entry: id = "" } = request.query;
  const me = await actingAs(gate, request, request.query["as"], () => directory.person(as));
  if (isRefusal(me)) return me;
  const found = journal.get(id);
  const audience = found && (await audienceOf(found.place, directory));
  const entry = audience && sees(me.id, audience) && isFor(found, me.id) ? found : undefined;
  const file = entry?.kind === "message" ? entry.file : undefined;
  if (!file) return refuse(404, "no file");
  const chunks: Uint8Array[] = [];
  for await (const chunk of directory.openFile(file.ref)) chunks.push(chunk);
  if (chunks.length === 0) return refuse(404, "no longer kept");
  return {
    status: 200,
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "cache-control": "no-store",
    },
    body: Buffer.concat(chunks),
  };
}
