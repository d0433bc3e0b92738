package org.consilium.security;

/**
 * One setting with which the service must not run, in the words of the person who can change it.
 *
 * @param code the fixed message code
 * @param key the setting
 * @param found what it is now; never a secret's value
 * @param remedy what to set
 */
public record Fault(String code, String key, String found, String remedy) {}
