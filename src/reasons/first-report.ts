/** What can be wrong with first report. */
export interface FirstReportReasons {}
