/** What can be wrong with chains. */
export interface ChainsReasons {}
