/** Words of erasing a customer for good. */
export interface EraseWords {
  readonly button: string;
  title(customer: string): string;
  readonly text: string;
  /** What goes, one thing in each line. */
  readonly goes: readonly string[];
  readonly stays: string;
  readonly final: string;
  readonly yes: string;
  readonly no: string;
  done(customer: string): string;
  /** Of one who is served, by whom if anybody has them. */
  engaged(agent: string | undefined): string;
  readonly gone: string;
  readonly forbidden: string;
  readonly failed: string;
  /** In the place of the name. */
  customer(tail: string): string;
  /** In the customer panel, and over the conversation. */
  readonly erased: string;
  /** In the place of a message. */
  readonly message: string;
}
