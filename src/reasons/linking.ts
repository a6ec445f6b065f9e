/** What can be wrong with linking. */
export interface LinkingReasons {}
