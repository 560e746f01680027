/** Limits of the administration's requests; apart from `limits`, which customers' browsers load. */
export const adminLimits = {
  /** Rows of one batch. */
  batchRows: 1000,
  /** Bytes of the body that carries a batch: 1,000 orders of a few lines each. */
  batchBody: 4 * 1024 * 1024,
  /** SKUs of one group. */
  groupSkus: 50_000,
  /** Bytes of the body that carries a group: 50,000 SKUs of ordinary length. */
  groupBody: 8 * 1024 * 1024,
  /** Bytes of the body that carries a shop's whole knowledge. */
  knowledgeBody: 8 * 1024 * 1024,
  /** Code units of a name that people read. */
  name: 100,
  /** Web origins of one shop. */
  origins: 100,
  /** Keys for customers' JWTs, and API keys, of one shop that are not revoked. */
  keys: 50,
  /** Opening spans of one day. */
  spans: 12,
  /** Dates with hours of their own: three years of holidays and sales. */
  dates: 366,
  /** Rows of one page that is read. */
  page: 100,
} as const;
