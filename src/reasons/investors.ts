/** What can be wrong with investors. */
export interface InvestorsReasons {}
