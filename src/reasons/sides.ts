/** What can be wrong with sides. */
export interface SidesReasons {}
