/**
 * Understanding of free text: words, findings and what is said about them. Everything keeps the
 * exact UTF-16 offsets of the text received.
 */
@NullMarked
package employeehealth.engine.text;

import org.jspecify.annotations.NullMarked;
