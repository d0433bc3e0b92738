/** The ledger: what the chart says that knowledge speaks of, as numbered facts; nothing else is ever reasoned about. */
@NullMarked
package org.consilium.diagnosis.ledger;

import org.jspecify.annotations.NullMarked;
