package employeehealth.profile.contact;

import employeehealth.contracts.LinkId;
import employeehealth.profile.Owner;
import java.time.Instant;
import java.util.UUID;

/**
 * That a contact was asked by mail whether they agree. The link in the mail is good as long as the
 * person has this contact with this address: whoever was named can change their mind at any time.
 *
 * @param nonce 16 random bytes that the link's token is computed from
 */
record AskedContact(LinkId id, Owner owner, UUID contact, UUID channel, byte[] nonce, Instant at) {

    @Override
    public String toString() {
        return "AskedContact[" + id + "]";
    }
}
