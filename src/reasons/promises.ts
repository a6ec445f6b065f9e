/** What can be wrong with promises. */
export interface PromisesReasons {}
