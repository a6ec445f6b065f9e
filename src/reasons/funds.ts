/** What can be wrong with funds. */
export interface FundsReasons {}
