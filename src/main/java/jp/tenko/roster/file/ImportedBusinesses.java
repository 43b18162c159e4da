package jp.tenko.roster.file;

import java.util.List;
import java.util.function.Function;
import jp.tenko.roster.Business;
import jp.tenko.roster.FoldedName;
import jp.tenko.roster.OrganizationId;
import jp.tenko.roster.Position;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Businesses as an import writes them. Table: {@code business}. */
@Component
class ImportedBusinesses {

    private final JdbcClient db;
    private final Areas areas;

    ImportedBusinesses(JdbcClient db, Areas areas) {
        this.db = db;
        this.areas = areas;
    }

    /** Adds or changes these businesses, in one statement. */
    void write(OrganizationId organization, List<Business> businesses) {
        areas.addDistricts(organization, businesses.stream().map(Business::district));
        areas.addTrades(organization, businesses.stream().map(Business::trade));
        db.sql("""
                insert into business (organization_id, number, name, folded_name, representative, trade_id, district_id,
                                      address, shopping_street, telephone, email, latitude, longitude, employees,
                                      society_member, small, bcp)
                select :organization, x.number, x.name, x.folded_name, x.representative, t.id, d.id,
                       x.address, x.shopping_street, x.telephone, x.email, x.latitude, x.longitude, x.employees,
                       x.society_member, x.small, x.bcp
                from unnest(:numbers, :names, :foldedNames, :representatives, :trades, :districts, :addresses, :streets,
                            :telephones, :emails, :latitudes, :longitudes, :employees, :members, :small, :bcps)
                    as x (number, name, folded_name, representative, trade, district, address, shopping_street,
                          telephone, email, latitude, longitude, employees, society_member, small, bcp)
                left join district d on d.organization_id = :organization and d.name = x.district
                left join trade t on t.organization_id = :organization and t.name = x.trade
                on conflict (organization_id, number) do update set
                    name = excluded.name, folded_name = excluded.folded_name, representative = excluded.representative,
                    trade_id = excluded.trade_id, district_id = excluded.district_id, address = excluded.address,
                    shopping_street = excluded.shopping_street, telephone = excluded.telephone, email = excluded.email,
                    latitude = excluded.latitude, longitude = excluded.longitude, employees = excluded.employees,
                    society_member = excluded.society_member, small = excluded.small, bcp = excluded.bcp
                """)
                .param("organization", organization.value())
                .param("numbers", Values.texts(businesses, Business::number))
                .param("names", Values.texts(businesses, Business::name))
                .param("foldedNames", Values.texts(businesses, business -> FoldedName.of(business.name())))
                .param("representatives", Values.texts(businesses, Business::representative))
                .param("trades", Values.texts(businesses, Business::trade))
                .param("districts", Values.texts(businesses, Business::district))
                .param("addresses", Values.texts(businesses, Business::address))
                .param("streets", Values.texts(businesses, Business::shoppingStreet))
                .param("telephones", Values.texts(businesses, Business::telephone))
                .param("emails", Values.texts(businesses, Business::email))
                .param("latitudes", degrees(businesses, Position::latitude))
                .param("longitudes", degrees(businesses, Position::longitude))
                .param("employees", Values.all(businesses, Business::employees, Integer[]::new))
                .param("members", Values.all(businesses, Business::societyMember, Boolean[]::new))
                .param("small", Values.all(businesses, Business::small, Boolean[]::new))
                .param("bcps", Values.texts(businesses, business -> business.bcp().code()))
                .update();
    }

    private static @Nullable Double[] degrees(List<Business> businesses, Function<Position, Double> value) {
        return Values.all(
                businesses,
                business -> business.position() == null ? null : value.apply(business.position()),
                Double[]::new);
    }
}
