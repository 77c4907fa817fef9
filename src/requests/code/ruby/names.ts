/** Known constants and kernel methods, and the names used here. */
export const globals: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ Net: "Net", Faraday: "Faraday", HTTParty: "HTTParty", RestClient: "RestClient" },
    ...{
      Typhoeus: "Typhoeus",
      Excon: "Excon",
      HTTPX: "HTTPX",
      Curl: "Curl",
      HTTPClient: "HTTPClient",
      Async: "Async",
      Protocol: "Protocol",
    },
    ...{
      HTTP: "HTTP",
      OpenStruct: "OpenStruct",
      URI: "URI",
      "URI()": "URI",
      JSON: "JSON",
      ENV: "ENV",
      Hash: "Hash",
    },
    ...{ T: "T", File: "File", Addressable: "Addressable" },
    ...{ "open()": "open", "format()": "format", "sprintf()": "format" },
    ...{ "lambda()": "block", "proc()": "block", Proc: "block" },
    ...{ "String()": "same", "Array()": "same", "Hash()": "same" },
    ...{ "require()": "require", "require_relative()": "require", "puts()": "harmless" },
    ...{ "p()": "harmless", "pp()": "harmless", "print()": "harmless", "warn()": "harmless" },
    ...{ "freeze()": "harmless", "sleep()": "harmless", "loop()": "harmless" },
    ...{ FakeWeb: "mocking", "stub_const()": "standIn" },
    ...{ "stub_request()": "mocking", "a_request()": "mocking", VCR: "mocking" },
    ...{ WebMock: "WebMock", "allow()": "allow", "expect()": "allow" },
    ...{ "allow_any_instance_of()": "allow", "expect_any_instance_of()": "allow" },
  }),
);

/** Methods that can be called without a receiver everywhere. */
export const kernel: ReadonlySet<string> = new Set([
  ...[...globals.keys()].flatMap((name) => (name.endsWith("()") ? [name.slice(0, -2)] : [])),
  ...["raise", "catch", "throw", "rand", "Integer", "Float", "binding", "system", "exit", "gets"],
]);

/** Libraries whose loading means that requests do not leave the process. */
export const mocking = /^(?:vcr|httparty\/stub|fakeweb|faraday\/adapter\/test)$/;

export const webMock = /^webmock(?:\/.*)?$/;
