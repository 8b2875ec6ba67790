/** A section with the keys of the English one and any text. English has two plural forms, Korean only `_other`. */
export type Translated<Section> = {
  readonly [Key in keyof Section as Key extends `${string}_one` ? never : Key]: Section[Key] extends string
    ? string
    : Translated<Section[Key]>;
};

/** What happened, why, and what a person can do about it. */
export interface Explanation {
  readonly title: string;
  readonly text: string;
  readonly next: string;
}

/** A state of TCP: what it is, where it leads, which sockets are in it. */
export interface StateText {
  readonly meaning: string;
  readonly next: string;
  readonly who: string;
}

/** What moves a connection to another state: short enough for an arrow, and in full. */
export interface CauseText {
  readonly label: string;
  readonly text: string;
}
