/** Programs of others: who they are, how they prove it, what they may ask for. */
@NullMarked
package employeehealth.auth.client;

import org.jspecify.annotations.NullMarked;
