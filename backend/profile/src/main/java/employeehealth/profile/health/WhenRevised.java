package employeehealth.profile.health;

/** A bean that has something to do in the transaction in which a health profile is revised. */
public interface WhenRevised {

    void revised(ProfileVersion now);
}
