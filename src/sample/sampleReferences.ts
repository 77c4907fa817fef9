/** Contacts that seeded instances refer to: 24 hexadecimal digits, as Intercom's contact ids are. */
export const sampleContactIds: readonly string[] = [
  "6762f0dd1bb69f9f2193bb83",
  "6762f0dd1bb69f9f2193bb84",
  "6762f0dd1bb69f9f2193bb85",
];

/** Conversations that seeded instances refer to: decimal strings, as Intercom's conversation ids are. */
export const sampleConversationIds: readonly string[] = ["215473840921573", "215473840921574"];
