/** What a demonstration is made of: real places, invented firms and people. */
export interface DemoData {
  readonly units: readonly {
    readonly code: string;
    readonly name: string;
    readonly shortName: string;
    readonly group: string;
    readonly people: readonly string[];
    readonly target: number;
  }[];
  /** Works for no unit: the office that coordinates. */
  readonly office: { readonly coordinator: string; readonly admin: string };
  readonly firms: readonly string[];
  /** Of the chains that the works name, those with links: from the source to the product. */
  readonly chains: readonly {
    readonly name: string;
    readonly links: readonly { readonly name: string; readonly state: "held" | "weak" | "missing" }[];
  }[];
  readonly works: readonly { readonly name: string; readonly chain: string }[];
  readonly talks: Readonly<Record<"call" | "visit" | "reception" | "site" | "talk" | "errand", readonly string[]>>;
  /** Where companies are called on. */
  readonly cities: readonly string[];
  readonly next: readonly string[];
  readonly sources: readonly string[];
  /** What the gates ask, by evidence kind; `#` becomes the project's number. */
  readonly evidence: Readonly<Record<string, string>>;
  /** In hundred-millions of the currency. */
  readonly sizes: readonly number[];
}
