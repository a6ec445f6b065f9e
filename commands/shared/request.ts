import type { Reply } from "../../src/chat/message.ts";
import type { Member } from "../../src/domain/model.ts";
import type { DescribedRequest, LoadedRequest } from "../../src/domain/requests/load.ts";
import { requestCard } from "../../src/views/requests.ts";
import type { CommandContext } from "../context.ts";
import { tellPeople } from "./tell.ts";

/** Who hears of a step besides the one who took it. */
export type Told = "handlers" | "reporter" | "nobody";

/**
 * Answers with the request's card: to the place where everybody there may read it, else to the caller alone. Whoever is to
 * go on with it, or waits for it, gets their own card directly.
 */
export async function answerWithRequest(
  context: CommandContext,
  loaded: LoadedRequest,
  options: { readonly headline: string; readonly justChanged: boolean; readonly told?: Told },
): Promise<Reply> {
  const { services, view, place, channel } = context;
  const { openTo, ...described } = services.requests.describe(loaded);
  const told = await toldOf(context, loaded, options.told ?? "nobody");
  const render = await makeCard(context, loaded);
  const open = place.direct || (channel?.active === true && openTo(channel.unitId));
  const message = render(described, { ...options, step: loaded.record.seq });
  const also = await tellPeople(context, told, (member) =>
    render(services.requests.describeTo(loaded, member), {
      // What was done is not theirs to undo.
      headline: options.told === "handlers" ? view.words.requests.forYou(options.headline) : options.headline,
      justChanged: false,
      step: loaded.record.seq,
    }),
  );
  return { message, audience: open ? "place" : "caller", also };
}

async function makeCard({ services, view }: CommandContext, { record: { request } }: LoadedRequest) {
  const units = new Map((await services.units.list()).map((unit) => [unit.id, unit]));
  const ids = [request.ownerId, request.reporterId, ...Object.values(request.steps).map(({ byId }) => byId)];
  const people = await services.people.byIds([...new Set(ids.filter((id) => id !== null))]);
  const byId = new Map(people.map((member) => [member.id, member]));
  return (
    { request: shown, clocks, mayHandle, mayAssign }: Omit<DescribedRequest, "openTo">,
    said: { readonly headline: string; readonly justChanged: boolean; readonly step: number },
  ) => {
    const { headline, justChanged, step } = said;
    return requestCard(view, {
      request: shown,
      clocks,
      mayHandle,
      mayAssign,
      units,
      people: byId,
      headline,
      justChanged,
      step,
    });
  };
}

async function toldOf({ services }: CommandContext, loaded: LoadedRequest, told: Told): Promise<readonly Member[]> {
  switch (told) {
    case "handlers":
      return services.requests.handlers(loaded);
    case "reporter":
      return services.people.byIds([loaded.record.request.reporterId]);
    case "nobody":
      return [];
  }
}
