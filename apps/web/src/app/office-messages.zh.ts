/**
 * The texts that only the offices read, one namespace per capability (`ticketsOffice`, …); they arrive with
 * the office pages and cost the public and volunteer pages nothing.
 */
export default {};
