/** What can be wrong with outings. */
export interface OutingsReasons {}
