package vn.tongket.web.people;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.people.Directory;

/** The search box for people: everybody for administrators, else those who hold a role in a unit of one's own. */
@RestController
class PeopleApi {

    private static final int SHOWN = 20;

    private final Directory directory;
    private final RoleHolders holders;

    PeopleApi(Directory directory, RoleHolders holders) {
        this.directory = directory;
        this.holders = holders;
    }

    record Choice(String code, String name) {}

    record Choices(List<Choice> items) {}

    @GetMapping("/api/people")
    Choices people(@RequestParam(defaultValue = "") String q) {
        Actor actor = Actors.current();
        if (actor.isAdministrator()) {
            return new Choices(directory.search(q, SHOWN, 0).stream()
                    .map(person -> new Choice(person.user(), person.name()))
                    .toList());
        }
        Set<String> groups = new TreeSet<>();
        actor.units().forEach(unit -> {
            for (Role role : Role.values()) {
                groups.add(role.group(unit));
            }
        });
        Set<String> users = new TreeSet<>();
        holders.members(groups).forEach(member -> users.add(member.user()));
        Map<String, String> names = holders.names(users);
        String[] words = Text.fold(Text.clean(q)).split("\\s+");
        return new Choices(names.entrySet().stream()
                .filter(one -> List.of(words).stream()
                        .allMatch(word ->
                                Text.fold(one.getValue() + " " + one.getKey()).contains(word)))
                .map(one -> new Choice(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(Choice::name))
                .limit(SHOWN)
                .toList());
    }
}
