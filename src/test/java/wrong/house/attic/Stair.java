package wrong.house.attic;

import wrong.house.cellar.Coal;

/** Goes where its room may not. */
public record Stair(Coal down) {}
