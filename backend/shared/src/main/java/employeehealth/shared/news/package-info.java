/**
 * News: what one service announces in the transaction of a change, and others receive at least
 * once, in order per key, with one effect.
 */
@NullMarked
package employeehealth.shared.news;

import org.jspecify.annotations.NullMarked;
