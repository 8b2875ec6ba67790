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
