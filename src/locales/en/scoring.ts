import type { ruleSets as zhRuleSets, scoring as zhScoring } from "../zh-CN/scoring.ts";

const expected = {
  text: "a text (put numbers in quotes); zh-CN and en may be given apart",
  number: "a number",
  boolean: "true or false",
  list: "a list",
  map: "keys with values",
  quantity: "a number of projects, or currency and amount, as in { currency: USD, amount: 1000000 }",
  other: "another kind of value",
};

const slips: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "one key is written twice",
  TAB_AS_INDENT: "indent with blanks, not with tabs",
  BAD_INDENT: "the indentation is not even",
  MISSING_CHAR: "a bracket, a quote or a colon is missing",
  TAG_RESOLVE_FAILED: "tags are not supported",
  MULTIPLE_DOCS: "a file holds one rule set",
  TOO_DEEP: "it is nested or indented too deeply",
};

const meant = (nearest: string | undefined, choices: readonly string[]) =>
  nearest === undefined
    ? choices.length > 0 && choices.length <= 20
      ? `choose from: ${choices.join(", ")}`
      : "please check the spelling"
    : `did you mean “${nearest}”?`;

const asked = (sentence: string) => (sentence.endsWith("?") ? sentence : `${sentence}.`);

export const ruleSets: typeof zhRuleSets = {
  problem: {
    file_too_large: ({ limit }) => `The file is larger than ${limit / 1024} KB; please shorten it.`,
    not_yaml: ({ code }) =>
      `This is not sound YAML: ${slips[code] ?? `check indentation, colons and quotes (${code})`}.`,
    alias: () => "Anchors and aliases of YAML are not supported; please write it out.",
    unknown_key: ({ given, nearest, choices }) => asked(`There is no key “${given}”; ${meant(nearest, choices)}`),
    missing_key: ({ key }) => `“${key}” is missing.`,
    wrong_type: (values) => `This should be ${expected[values.expected]}.`,
    out_of_range: ({ above, least, most }) =>
      above === undefined
        ? least === undefined
          ? `This may not be more than ${most}.`
          : `This may not be less than ${least}.`
        : `This should be more than ${above}.`,
    too_long: ({ most }) => `At most ${most} characters fit here.`,
    empty: () => "This may not be empty.",
    bad_code: () =>
      "A code begins with a small letter and has small letters, digits and hyphens; a currency is three capitals.",
    bad_day: () => "A day is written like 2026-01-01, and must be on the calendar.",
    not_one_of: ({ given, nearest, choices }) => asked(`“${given}” cannot stand here; ${meant(nearest, choices)}`),
    unknown_metric: ({ given, nearest, choices }) => asked(`There is no metric “${given}”; ${meant(nearest, choices)}`),
    unknown_group: ({ given, nearest, choices }) => asked(`There is no group “${given}”; ${meant(nearest, choices)}`),
    unknown_mark: ({ given, nearest, choices }) => asked(`No mark “${given}” is declared; ${meant(nearest, choices)}`),
    headline_unranked: ({ given }) => `“${given}” is shown for information only and cannot lead the daily board.`,
    persons_forbidden: () => "Units are ranked here, never persons: please take the line “persons” out.",
    mark_kind: ({ given, kind }) =>
      kind === "percent" ? `“${given}” should be a mark in percent.` : `“${given}” may not be a mark in percent.`,
    duplicate_code: ({ given }) => `The code “${given}” is used twice.`,
    weights: ({ sum, full }) => `All weights add up to ${sum} points; they should be ${full}.`,
    section_cap: ({ sum, cap }) => `The weights of this section add up to ${sum} points, more than its cap of ${cap}.`,
    shares: ({ sum }) => `The shares add up to ${sum}%; they should be 100%.`,
    not_falling: () => "Steps go from the highest to the lowest; the first of a ladder gives the whole weight.",
    metric_or_mark: () => "Give either a metric or a mark, exactly one of them.",
    floor_too_high: ({ weight }) => `The floor should be below the item's ${weight} points.`,
    ends_before: () => "It ends before it begins.",
    count_wanted: ({ metric }) => `“${metric}” counts projects; a number should stand here.`,
    amount_wanted: ({ metric, currency }) =>
      `“${metric}” is an amount; say currency and amount (with “per” for points), as in { currency: ${currency}, amount: 1000000 }.`,
  },
  problems: (count) => `${count} ${count === 1 ? "place" : "places"} in the rule set to correct; nothing was changed`,
  place: (line, column, path) =>
    path === "" ? `Line ${line}, column ${column}` : `Line ${line}, column ${column}, ${path}`,
  morePlaces: (count) => `${count} more; check again once these are corrected.`,
  differences: (before, after) => `What changes: ${before} → ${after}`,
  same: "The two versions do not differ.",
  columns: { part: "Part", what: "Name", field: "What", before: "Before", after: "Now" },
  part: {
    rule: "Rule set",
    mark: "Mark",
    section: "Section",
    item: "Item",
    veto: "Veto",
    promotion: "Promotion",
    grade: "Grade",
  },
  field: {
    name: "name",
    version: "version",
    "document.number": "document number",
    "document.title": "document title",
    from: "in force from",
    to: "in force to",
    groups: "groups",
    period: "period",
    headline: "daily board",
    persons: "Results by person",
    sample: "sample",
    full: "full mark",
    section: "section",
    by: "way of scoring",
    metric: "metric",
    weight: "weight",
    cap: "cap",
  },
  added: "added",
  removed: "removed",
  unset: "not set",
  yes: "yes",
  no: "no",
};

export const scoring: typeof zhScoring = {
  title: (document, group) => `${document} · ${group}`,
  summary: (title, first) => `${title}: ${first}`,
  first: (unit, points) => `${unit} leads with ${points}`,
  nobody: "There are no units to score in this group yet.",
  columns: { rank: "Rank", unit: "Unit", others: "Others", total: "Total" },
  unranked: "none",
  points: (value) => `${value} ${value === "1" ? "point" : "points"}`,
  veto: (unit, name, figure) => `${unit}: ${name} (${figure}); not ranked under the rule.`,
  promotion: (unit, name, figure) => `${unit}: ${name} (${figure}); promoted by a grade under the rule.`,
  grade: (before, after) => `Grade: ${before} → ${after}.`,
  below: "none",
  document: (title, number, version) => `Rule: ${title}, ${number}, version ${version}.`,
  sample: "This rule is a sample and no basis for an assessment; replace it with your own.",
  asOf: (time, schedule) => `As of ${time}, with ${schedule} of the period gone.`,
  ties: "Each item is rounded to 0.01 points, half up, and then added; equal totals share a rank.",
  unscoredFoot: "An item that cannot be worked out (without a target, for one) gives 0 points; “why” says so.",
  vetoed: "Units under a veto come last, without a rank.",
  how: "Send /board score <unit> to see how each of its items was worked out.",
  own: "Our own score",
  whyTitle: (unit) => `Why this score: ${unit}`,
  whySummary: (unit, points, rank) => `${unit}: ${points}, ${rank}`,
  rank: (rank) => `rank ${rank}`,
  noRank: "not ranked",
  section: (name, points, cap) => `${name}: ${points} (at most ${cap})`,
  sectionCut: (before, cap) => `The items add up to ${before}, more than the section's cap: ${cap} count.`,
  total: (points) => `Total: ${points}`,
  separator: "; ",
  term: {
    target: (value) => `target ${value}`,
    goal: (value) => `required ${value}`,
    best: (value) => `best of the group ${value}`,
    lastYear: (value) => `last year ${value}`,
    scheduled: (value, target, schedule) => `scheduled target ${value} (target ${target} × ${schedule} of the period)`,
    since: (year, name) => `${name} since ${year}`,
    about: (value) => `about ${value}`,
  },
  cohort: {
    signed: "projects signed",
    started: "projects started",
    operating: "projects operating",
    capacity: "projects at full capacity",
    performed: "projects performed",
    contract: "contract amount",
    arrived: "funds in place",
  },
  line: {
    full: (full, reached) => `, ÷ ${full} for all points = ${reached}`,
    limited: (limit) => `, counted as ${limit} at most`,
    weighed: (weight, points) => `, × ${weight} = ${points}`,
    part: (share, part) => `, × ${share} = ${part}`,
    sum: (ratio) => `together ${ratio}`,
    growth: (now, before, rate) => `${now} ÷ ${before} − 1 = ${rate}`,
    notGrown: ", no growth counts as 0",
    start: (points) => `from ${points}`,
    met: (actual, target, points) => `${actual} reaches the ${target}: ${points}`,
    unmet: (actual, target) => `${actual} does not reach the ${target}: 0 points`,
    notOver: (actual, against) => `${actual}, not above the ${against}: nothing added`,
    notMissing: (actual, against) => `${actual}, no fewer than the ${against}: nothing taken off`,
    less: (actual, less, rest) => `${actual} − ${less} = ${rest}`,
    short: (actual, against, rest) => `${actual}, ${rest} fewer than the ${against}`,
    steps: (per, count) => `, ${count} times a whole ${per}`,
    each: (each, points) => `, × ${each} = ${points}`,
    capped: (cap) => `, at most ${cap}`,
    heads: (name, projects, units, each, points) =>
      units === 1
        ? `${name} ${projects}, × ${each} = ${points}`
        : `${name} ${projects}, shared by ${units} units: × ${each} ÷ ${units} = ${points}`,
    rung: (ratio, at, points) => `${ratio}, reaches the step of ${at}: ${points}`,
    noRung: (ratio) => `${ratio}, below the lowest step: 0 points`,
    also: (ratio, least) => `and ${ratio}, as required (${least})`,
    notAlso: (ratio, least) => `but ${ratio}, less than the required ${least}: the item gives 0 points`,
    none: "nothing to count",
    together: (points) => `together ${points}`,
    cut: (before, points) => `together ${before}, at most ${points}`,
    floored: (before, points) => `together ${before}, no lower than ${points}`,
    rounded: (points) => `rounded ${points}`,
  },
  unscored: {
    no_target: (name) => `no target for ${name}: cannot be worked out, 0 points`,
    no_last_year: (name) => `${name}: none last year, so there is no growth to work out, 0 points`,
    nobody: (name) => `no unit of the group has any ${name}: nothing to compare with, 0 points`,
    no_mark: (name) => `${name} has not been entered yet: 0 points`,
    no_cohort: (name) => `nothing known of ${name}: cannot be worked out, 0 points`,
  },
};
