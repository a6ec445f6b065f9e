/** What can be wrong with chains. */
export interface ChainsReasons {
  readonly unknown_chain: { readonly given: string; readonly nearest?: string; readonly chains: readonly string[] };
  /** Kept, but not valid this year. */
  readonly chain_not_now: { readonly chain: string; readonly from: number; readonly to: number | null };
  /** A name or an alias that another one has. */
  readonly chain_exists: { readonly name: string; readonly chain: string };
  readonly chain_ends_before: { readonly from: number; readonly to: number };
  readonly unknown_link: {
    readonly given: string;
    readonly nearest?: string;
    readonly chain: string;
    readonly links: readonly string[];
  };
  /** The project has no chain of the table, or that chain has no links yet. */
  readonly link_without_chain: { readonly given: string; readonly chain?: string };
}
