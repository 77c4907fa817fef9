import { plainText } from "../../machine/values/texts.ts";
import { putHeader } from "../../clients/making.ts";
import { functionAround } from "../../machine/calls/functionAround.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { unknown, type Native, type Value } from "../../machine/values/values.ts";

/** Headers that no request is sent with: of an incoming request or a response, and trailers. */
export function otherHeaders(run: Run): Native {
  return { kind: "native", path: "http.OtherHeader", state: run.thing([], { isOpen: true }) };
}

/** The value of a parameter of a server's handler. */
export function givenToServer(type: string): Native | undefined {
  switch (type) {
    case "http.Request":
      return { kind: "native", path: "http.Incoming" };
    case "http.ResponseWriter":
    case "http.Response":
    case "gin.Context":
    case "echo.Context":
    case "fiber.Ctx":
      return { kind: "native", path: type };
    default:
      return undefined;
  }
}

export function memberOfServer({ path }: Native, name: string, run: Run): Value | undefined {
  const isOther = /^http\.(?:Incoming|Response)$/.test(path);
  if (isOther && name === "Header") return otherHeaders(run);
  if (path !== "gin.Context") return undefined;
  if (name === "Request") return { kind: "native", path: "http.Incoming" };
  return name === "Writer" ? { kind: "native", path: "http.ResponseWriter" } : undefined;
}

/** Methods of these values; undefined for others. */
export function callServer(of: string, method: string, call: Call, run: Run): Value | undefined {
  switch (`${of}.${method}`) {
    case "http.ResponseWriter.Header":
    case "echo.Response.Header":
      return otherHeaders(run);
    case "echo.Context.Response":
      return { kind: "native", path: "echo.Response" };
    case "echo.Context.Request":
      return { kind: "native", path: "http.Incoming" };
    case "http.Incoming.Clone":
    case "http.Incoming.WithContext":
      return call.self ?? unknown;
    case "http.OtherHeader.Clone":
      return unknown;
    case "http.OtherHeader.Set":
    case "http.OtherHeader.Add":
    case "gin.Context.Header":
    case "fiber.Ctx.Set":
      lose(call, run);
      return unknown;
    default:
      return undefined;
  }
}

/** A header set on the wrong object, which was meant for the outgoing request. */
function lose({ args, at }: Call, run: Run): void {
  const name = plainText(args[0]?.value) ?? "";
  if (run.isSilent || !/^(?:accept|authorization|intercom-version)$/i.test(name)) return;
  const headers = run.thing([], { foldsCase: true });
  putHeader(headers, args, { start: at.start, end: at.end }, run);
  const here = functionAround(at, run);
  run.lost.elsewhere(headers, run.call, ({ within }) => within?.start === here?.start);
}
