/** What can be wrong with credit. */
export interface CreditReasons {}
