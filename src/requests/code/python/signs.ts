/** Functions that stand for what Python has signs for; no program can have names like these. */
export const union = "dict | dict";

export const formatting = "text % values";

export const division = "path / path";

export const containing = "item in items";

export const entering = "with value";

export const decorating = "@decorator";

/** What a test is given under the name of a fixture; also what marks the fixture. */
export const fixture = "@fixture";

export const declaring = "class statement";

export const filtering = "{key: value for key, value in items if}";

export const emptyDict = "{}";

export const yieldingPair = "yield name, value";

export const yieldingFrom = "yield from pairs";

/** What a generator of pairs gives. */
export const yieldingAll = "name, value; name, value";

export const yieldingItem = "yield item";

/** What comprehensions give, and generators of anything but pairs. */
export const yieldingItems = "item, item";

/** Where an application keeps what all of its parts use. */
export const appState = "app.state";

/** What click and Typer hand from one command to the next. */
export const clickContext = "click's context";

/** The method of a client that is chosen by its name. */
export const anyVerb = "$METHOD";
