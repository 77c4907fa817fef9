/** The most instances that one page may hold (OpenAPI 2.16, `per_page`). */
export const maxPerPage = 150;

/** 10 MB, counted after decompression: a full page of instances is far below. */
export const maxBodyBytes = 10 * 1024 * 1024;
