package employeehealth.profile.contact;

import employeehealth.profile.Owner;

/** A bean that has something to do in the transaction in which emergency contacts change. */
public interface WhenContactsChange {

    void contactsChanged(Owner owner);
}
