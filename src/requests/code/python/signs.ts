/** Made-up function names for operators and statements; no program can contain such names. */
export const union = "dict | dict";

export const formatting = "text % values";

export const division = "path / path";

export const containing = "item in items";

export const entering = "with value";

/** Ends what `with` has begun. */
export const leaving = "end of with";

/** What a generator gives a `with`: the value to bind, and what to do at its end. */
export const givingContext = "yield to with";

export const decorating = "@decorator";

/** The value that a test gets for a fixture; also marks the fixture. */
export const fixture = "@fixture";

export const declaring = "class statement";

export const filtering = "{key: value for key, value in items if}";

export const emptyDict = "{}";

export const yieldingPair = "yield name, value";

export const yieldingFrom = "yield from pairs";

/** Gives the pairs that a generator has gathered. */
export const yieldingAll = "name, value; name, value";

export const yieldingItem = "yield item";

/** Gives the items that a comprehension or generator has gathered. */
export const yieldingItems = "item, item";

/** Hands a request to whoever sends it, in a generator that signs it. */
export const yieldingRequest = "yield request";

/** The application-wide store. */
export const appState = "app.state";

/** The context that click and Typer pass from command to command. */
export const clickContext = "click's context";

/** A client method whose name is computed. */
export const anyVerb = "$METHOD";
