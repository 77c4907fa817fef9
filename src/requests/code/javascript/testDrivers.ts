import { callCypress, callCypressItself } from "./clients/cypress.ts";
import type { Model } from "./models.ts";
import {
  callApi,
  callBrowser,
  callContext,
  callPage,
  callPlaywright,
  memberOfPage,
} from "./clients/playwright.ts";
import { callPlaywrightTest, callUse } from "./playwrightTest.ts";

/** The models of Playwright and Cypress, see `models`. */
export const testDrivers: Readonly<Record<string, Model>> = {
  playwright: { call: callPlaywright },
  playwrightTest: { call: callPlaywrightTest },
  playwrightUse: { call: (_, call, run) => callUse(call, run) },
  playwrightApi: { call: callApi },
  playwrightPage: { call: callPage, member: memberOfPage },
  playwrightContext: { call: callContext, member: memberOfPage },
  playwrightBrowser: { call: callBrowser },
  cypress: { call: callCypress },
  Cypress: { call: callCypressItself },
};
