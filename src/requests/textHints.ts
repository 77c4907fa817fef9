/** What is known of a text beside its letters. */
export interface TextHints {
  /** As VS Code names it. */
  readonly languageId?: string | undefined;
  readonly fileName?: string | undefined;
}
