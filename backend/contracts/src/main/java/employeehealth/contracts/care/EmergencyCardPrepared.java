package employeehealth.contracts.care;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import employeehealth.contracts.news.Sealed;
import java.time.Instant;
import java.util.UUID;

/**
 * What a responder would see of somebody has changed. The card travels along, sealed, so that in an
 * emergency nobody needs to be asked: it opens with the person's key, as {@link EmergencyCard} in
 * JSON, for {@link #TABLE}, {@link #COLUMN} and the row.
 *
 * @param row to which it is sealed, one for each person
 * @param version counted from 1; an older one than that which is known is to be ignored
 */
@News.Kind("care.emergency-card-prepared")
public record EmergencyCardPrepared(PersonId person, UUID row, int version, Sealed card, Instant at)
        implements News {

    public static final String TABLE = "profile.emergency_cards";
    public static final String COLUMN = "sealed_card";

    @Override
    public String key() {
        return person.toString();
    }
}
