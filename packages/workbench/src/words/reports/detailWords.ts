/** Words of the rows behind figures. */
export interface DetailWords {
  readonly loading: string;
  readonly failed: string;
  readonly empty: string;
  of(subject: string, from: string, to: string): string;
  openConversation(id: string): string;
  openOrder(id: string): string;
  readonly yes: string;
  readonly no: string;
  /** By the name of the field; one that is not here is shown by its own. */
  readonly fields: Readonly<Record<string, string>>;
  /** By the field and its value, `state:answered`. */
  readonly values: Readonly<Record<string, string>>;
  seconds(value: number): string;
}
