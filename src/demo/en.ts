import type { DemoData } from "./data.ts";

/** The counties are real places in Ohio; firms, people and projects are invented. */
export const en: DemoData = {
  units: [
    { code: "FRA", name: "Franklin County", shortName: "Franklin", group: "region", people: ["Maya Brooks", "Tom Alvarez"], target: 9 },
    { code: "LIC", name: "Licking County", shortName: "Licking", group: "region", people: ["Priya Nair", "Ben Carter"], target: 10 },
    { code: "DEL", name: "Delaware County", shortName: "Delaware", group: "region", people: ["Grace Kim"], target: 8 },
    { code: "FAI", name: "Fairfield County", shortName: "Fairfield", group: "region", people: ["Sam Ortiz"], target: 6 },
    { code: "UNI", name: "Union County", shortName: "Union", group: "region", people: ["Nora Wells"], target: 7 },
    { code: "ATT", name: "Attraction Team", shortName: "Attraction", group: "team", people: ["Leo Hart", "Ada Chen"], target: 12 },
    { code: "BRE", name: "Business Retention and Expansion Team", shortName: "BRE", group: "team", people: ["Ruth Cole"], target: 9 },
  ],
  office: { coordinator: "Helen Park", admin: "Chris Doyle" },
  firms: ["Northlake", "Verity", "Calder", "Bluestem", "Ardent", "Hollis", "Quarry", "Tamarack", "Sable", "Lumen Ridge", "Fenwick", "Orchard", "Wexley", "Marlow", "Granite", "Pinecrest", "Solano", "Redfern", "Halden", "Corvus", "Amberly", "Stonebridge", "Kinsale", "Vireo"],
  works: [
    { name: "battery components plant", chain: "EV" },
    { name: "power electronics line", chain: "EV" },
    { name: "cold storage hub", chain: "Logistics" },
    { name: "regional distribution center", chain: "Logistics" },
    { name: "medical devices plant", chain: "Life sciences" },
    { name: "cell therapy lab", chain: "Life sciences" },
    { name: "precision castings expansion", chain: "Advanced manufacturing" },
    { name: "robotics headquarters", chain: "Advanced manufacturing" },
    { name: "plant-based foods facility", chain: "Food processing" },
  ],
  talks: {
    call: ["confirmed the site shortlist and the decision date", "they sent power and water needs", "talked through the permitting calendar"],
    visit: ["met the CEO at headquarters and agreed the next steps", "toured the current plant and learned the expansion plan"],
    reception: ["hosted the project team and the site consultant", "presented workforce programs to the HR lead"],
    site: ["consultant walked two sites and prefers the rail-served one", "utility confirmed capacity on site"],
    talk: ["agreed the building size and the phases", "reviewed the draft agreement with counsel"],
    errand: ["filed the zoning request with the county", "met the state on the road work"],
  },
  next: ["site visit", "send the RFI answer", "meet the utility", "review board", "sign the LOI", "call the CFO"],
  sources: [],
  evidence: { text: "No.2026-#", amount: "", creditCode: "" },
  sizes: [0.04, 0.08, 0.12, 0.2, 0.3, 0.45, 0.6, 0.9, 1.2, 2.5],
};
