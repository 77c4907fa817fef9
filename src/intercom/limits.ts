/** The most instances that one page may hold (OpenAPI 2.16, `per_page`). */
export const maxPerPage = 150;

/** 10 MB, counted after decompression: a full page of instances is far below. */
export const maxBodyBytes = 10 * 1024 * 1024;

/** The most Data Connectors that one page may hold (OpenAPI 2.16, listDataConnectors). */
export const maxConnectorsPerPage = 50;

/** The most execution results that one page may hold (OpenAPI 2.16, listDataConnectorExecutionResults). */
export const maxResultsPerPage = 30;
