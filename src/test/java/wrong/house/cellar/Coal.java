package wrong.house.cellar;

/** What the attic may not fetch. */
public record Coal(int sacks) {}
