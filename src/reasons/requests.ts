/** What can be wrong with requests. */
export interface RequestsReasons {}
