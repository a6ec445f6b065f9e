/** What can be wrong with exchange. */
export interface ExchangeReasons {}
