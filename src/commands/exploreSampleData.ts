import { sampleConnection } from "../model/connection.ts";
import { focusView } from "../ui/openEditor.ts";
import type { Dependencies } from "./dependencies.ts";

/** Makes the embedded Intercom the active connection and shows its objects. */
export function exploreSampleData({ active }: Pick<Dependencies, "active">) {
  return async (): Promise<void> => {
    await active.use(sampleConnection);
    await focusView("customObjects");
  };
}
